"""Page images to what stands on them: upright, deskewed, tables and text areas found and read."""
