"""What surrounds every page: title, language, navigation, badge; and what the server adds to Streamlit."""
