"""The views beside the chat: the timeline, the sources and the documents, each a fragment of HTML made on demand."""
