-- PostgreSQL counts the changes of resources for nodes that remember them. A file has one writer, which knows.
SELECT 1;
