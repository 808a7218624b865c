"""The query language of Logs Insights: lexer, parser, expressions, the commands of a pipeline."""
