package page

import "golang.org/x/net/html"

func (s *metaSource) langOf(article ldObject, root *html.Node, title string) string { return s.lang }
