"""What the dossier rests on too little: one source, the press alone, one side, or nothing recent."""
