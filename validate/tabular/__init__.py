"""What typed tables give away of their figures: sizes that stand out, shares in labels that amounts belie."""
