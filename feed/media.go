package feed

import (
	"path"
	"strconv"
	"strings"

	ext "github.com/mmcdole/gofeed/extensions"
)

// mediaElements lists the elements of a name in the media module of an item, in
// groups and within content elements too.
func mediaElements(e ext.Extensions, name string) []ext.Extension {
	out := append([]ext.Extension(nil), e["media"][name]...)
	for _, g := range e["media"]["group"] {
		out = append(out, g.Children[name]...)
		for _, c := range g.Children["content"] {
			out = append(out, c.Children[name]...)
		}
	}
	for _, c := range e["media"]["content"] {
		out = append(out, c.Children[name]...)
	}
	return out
}

// mediaImage is the address of the widest picture of the media module; full
// pictures go before thumbnails.
func mediaImage(e ext.Extensions) string {
	var full []ext.Extension
	for _, c := range mediaElements(e, "content") {
		typ, medium := c.Attrs["type"], c.Attrs["medium"]
		if strings.HasPrefix(typ, "image/") || medium == "image" || typ == "" && medium == "" && pictureName(c.Attrs["url"]) {
			full = append(full, c)
		}
	}
	if u := widest(full); u != "" {
		return u
	}
	return widest(mediaElements(e, "thumbnail"))
}

func widest(list []ext.Extension) string {
	best, width := "", -1
	for _, x := range list {
		w, err := strconv.Atoi(x.Attrs["width"])
		if err != nil {
			w = 0
		}
		if u := strings.TrimSpace(x.Attrs["url"]); u != "" && w > width {
			best, width = u, w
		}
	}
	return best
}

// mediaText is the description of the media module.
func mediaText(e ext.Extensions) string {
	for _, d := range mediaElements(e, "description") {
		if v := strings.TrimSpace(d.Value); v != "" {
			return v
		}
	}
	return ""
}

// pictureName tells whether an address ends like that of a picture.
func pictureName(addr string) bool {
	addr, _, _ = strings.Cut(addr, "?")
	switch strings.ToLower(path.Ext(addr)) {
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif":
		return true
	}
	return false
}
