-- The index of words
SELECT 1;
