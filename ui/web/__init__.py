"""What reaches the browser as files: components, fonts, scripts."""
