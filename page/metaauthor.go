package page

func (s *metaSource) authorsOf(article ldObject, site string) []string {
	return article.texts("author")
}
