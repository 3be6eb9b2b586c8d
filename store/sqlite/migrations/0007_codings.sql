-- What earlier versions coded
SELECT 1;
