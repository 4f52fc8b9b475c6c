"""Files in, one database out. Reads, understands, cleans, checks and loads; pages never import it, ita.ui may."""
