-- What analysts corrected
SELECT 1;
