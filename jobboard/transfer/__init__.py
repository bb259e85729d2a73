"""In and out: a file is read into a plan, which the store then writes; nothing here touches the database."""
