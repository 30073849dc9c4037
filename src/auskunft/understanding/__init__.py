"""What a question asks for, about what, when and where; and what the corpus says in those terms."""
