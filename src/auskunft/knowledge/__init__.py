"""Knowledge of language and field as readable TOML; valid for every document, names none."""
