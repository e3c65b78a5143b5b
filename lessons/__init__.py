"""What each page teaches, as pure functions over core: state in, view out; no Streamlit here."""
