"""The Streamlit layer between the pages and everything else."""
