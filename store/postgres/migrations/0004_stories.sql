-- Reports of one event
SELECT 1;
