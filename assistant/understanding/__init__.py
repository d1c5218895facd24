"""Understanding the question: what is asked, in which language, about which day."""
