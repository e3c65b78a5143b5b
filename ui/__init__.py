"""Everything the browser sees: Streamlit, Plotly and pandas live here and in pages/."""
