package page

import "golang.org/x/net/html"

func nextPage(root *html.Node, address, canonical string) string { return "" }
