package server

import "reflect"

// whole gives v with empty lists in place of those that are nil, so that JSON
// has [] where the description says that there is a list. What v points to is
// changed.
func whole(v any) any {
	r := reflect.ValueOf(v)
	if !r.IsValid() {
		return v
	}
	if r.Kind() != reflect.Pointer {
		p := reflect.New(r.Type())
		p.Elem().Set(r)
		fill(p.Elem())
		return p.Interface()
	}
	fill(r)
	return v
}

// fill sets lists that are nil to empty ones, where v can be changed. What is
// shared by several requests has been filled by the first one and is only read.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			fill(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i))
			}
		}
	case reflect.Slice:
		if v.IsNil() && v.CanSet() && v.Type().Elem().Kind() != reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
		}
		if holdsLists(v.Type().Elem()) {
			for i := range v.Len() {
				fill(v.Index(i))
			}
		}
	}
}

// holdsLists tells whether values of a type may have lists in them.
func holdsLists(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Struct, reflect.Slice:
		return true
	}
	return false
}

func typeOf[T any]() reflect.Type { return reflect.TypeFor[T]() }
