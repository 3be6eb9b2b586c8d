package main

import (
	"testing"
	"time"
)

// TestBounds: other machines are not asked, and nothing without bounds.
func TestBounds(t *testing.T) {
	good := options{base: "http://127.0.0.1:8080", rate: 200, lasting: time.Minute, listeners: 1000, add: 1}
	if err := good.check(); err != nil {
		t.Error(err)
	}
	for _, change := range []func(*options){
		func(o *options) { o.base = "http://news.example" }, func(o *options) { o.base = "http://10.0.0.1:8080" }, func(o *options) { o.rate = 100_000 },
		func(o *options) { o.lasting = 2 * time.Hour }, func(o *options) { o.listeners = 100_000 }, func(o *options) { o.add = 1000 },
	} {
		o := good
		if change(&o); o.check() == nil {
			t.Errorf("%+v is let through", o)
		}
	}
}

func TestPercentile(t *testing.T) {
	var list []time.Duration
	for i := range 200 {
		list = append(list, time.Duration(i+1))
	}
	if got := at(list, 50); got != 101 {
		t.Errorf("p50 %d", got)
	}
	if got := at(list, 99); got != 199 {
		t.Errorf("p99 %d", got)
	}
	if got := at(list[:1], 99); got != 1 {
		t.Errorf("p99 of one %d", got)
	}
}
