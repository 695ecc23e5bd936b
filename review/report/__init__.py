"""``report.html``: what a person looks at first, made of the datasets as written and the crops of doubts."""
