-- Claims and plans across documents
SELECT 1;
