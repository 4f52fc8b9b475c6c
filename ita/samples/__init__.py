"""Made-up figures: a province to try the pages with, a nation to measure with. No reader's page needs this room."""
