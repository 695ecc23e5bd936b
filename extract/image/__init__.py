"""Image files and pixels: frames of a file, rasters, what is drawn over them."""
