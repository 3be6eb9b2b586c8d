package server

import (
	"encoding/json"
	"net/http"
	"path"

	"github.com/danielgtaylor/huma/v2"
)

// describe serves the description of the interface.
func (s *Server) describe(mux *http.ServeMux) error {
	tidy(s.api.OpenAPI())
	asJSON, err := json.Marshal(s.api.OpenAPI())
	if err != nil {
		return err
	}
	asYAML, err := s.api.OpenAPI().YAML()
	if err != nil {
		return err
	}
	older, err := s.api.OpenAPI().Downgrade()
	if err != nil {
		return err
	}
	for _, f := range []struct {
		name, kind string
		body       []byte
	}{{"openapi.json", "application/openapi+json", asJSON}, {"openapi.yaml", "application/openapi+yaml", asYAML}, {"openapi-3.0.json", "application/openapi+json", older}} {
		mux.HandleFunc("GET "+Base+"/"+f.name, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", f.kind)
			w.Header().Set("Cache-Control", "no-cache")
			w.Write(f.body)
		})
	}
	return nil
}

// tidy says of lists that they are never null, as marshal sees to, and of
// answers that they may have more fields one day.
func tidy(o *huma.OpenAPI) {
	asked := map[string]bool{}
	for _, p := range o.Paths {
		for _, op := range []*huma.Operation{p.Post, p.Put, p.Delete} {
			if op != nil && op.RequestBody != nil {
				for _, m := range op.RequestBody.Content {
					reach(o, m.Schema, asked)
				}
			}
		}
	}
	for name, x := range o.Components.Schemas.Map() {
		if plainList(x); !asked[name] {
			x.AdditionalProperties = nil
		}
	}
}

// reach notes the schemas that one is made of.
func reach(o *huma.OpenAPI, x *huma.Schema, seen map[string]bool) {
	if x == nil {
		return
	}
	if x.Ref != "" {
		name := path.Base(x.Ref)
		if seen[name] {
			return
		}
		seen[name] = true
		reach(o, o.Components.Schemas.SchemaFromRef(x.Ref), seen)
		return
	}
	reach(o, x.Items, seen)
	for _, p := range x.Properties {
		reach(o, p, seen)
	}
}

func plainList(x *huma.Schema) {
	if x == nil {
		return
	}
	if x.Type == huma.TypeArray {
		x.Nullable = false
	}
	plainList(x.Items)
	for _, p := range x.Properties {
		plainList(p)
	}
}
