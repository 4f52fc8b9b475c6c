-- Findings make room for those of the rules run anew; all they need is derived by then.
-- Grain:  none.

delete from finding;
