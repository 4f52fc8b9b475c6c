-- What a build was made of makes room for what this one is made of.
-- Grain:  none.

delete from build;
