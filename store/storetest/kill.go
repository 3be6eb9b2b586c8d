package storetest

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"testing"
	"time"

	"github.com/sijil-news/sijil/store"
)

// Names of the environment that makes a test program a child which loads
// documents until it is killed.
const (
	childAddress = "SIJIL_STORETEST_ADDRESS"
	childFrom    = "SIJIL_STORETEST_FROM"
)

// childBatch is how many documents a child puts at once; every tenth is a
// revision of an earlier one.
const childBatch = 20

// Main runs the tests, or the child of a test that kills it.
func (b Backend) Main(m *testing.M) {
	if address := os.Getenv(childAddress); address != "" {
		fmt.Fprintln(os.Stderr, b.load(address)) // it comes back with an error only
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// load puts batches without end, and prints the number of each that is kept.
func (b Backend) load(address string) error {
	from, err := strconv.Atoi(os.Getenv(childFrom))
	if err != nil {
		return err
	}
	ctx := context.Background()
	s, err := b.Open(ctx, address, time.Minute)
	if err != nil {
		return err
	}
	for n := from; ; n++ {
		if _, err := s.Put(ctx, loaded(n)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

// loaded is the n-th batch that a child puts.
func loaded(n int) []*store.Record {
	batch := many(n*childBatch, (n+1)*childBatch)
	if n > 0 {
		for i := (n - 1) * childBatch; i < n*childBatch; i += 10 {
			batch = append(batch, store.NewRecord(Revised(i)))
		}
	}
	return indexed(batch)
}

// killed kills a child in the middle of a load, again and again: what it said
// was kept is there, and of the batch after it everything or nothing. Ten times;
// a hundred times with SIJIL_TEST_SLOW.
func (b Backend) killed(t *testing.T) {
	times := 10
	switch {
	case slow():
		times = 100
	case raceDetector:
		times = 3 // the child has no races to find
	}
	address := b.New(t)
	b.open(t, address).Close()
	next, cut := 0, 0
	for range times {
		acknowledged := b.killOnce(t, address, next)
		n := b.verify(t, address, acknowledged)
		if n > acknowledged {
			cut++
		}
		next = n
	}
	t.Logf("%d kills, %d batches kept, %d of them kept without that having been said", times, next, cut)
	if next == 0 {
		t.Error("no child came to put anything")
	}
}

// killOnce runs a child that begins with batch from and kills it within a
// moment of its first batch. The result is the number of batches that are said
// to be kept.
func (b Backend) killOnce(t *testing.T, address string, from int) int {
	t.Helper()
	var out, msg bytes.Buffer
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childAddress+"="+address, childFrom+"="+strconv.Itoa(from))
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = &msg
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	first := make([]byte, 64) // the first line, then the kill
	n, _ := pipe.Read(first)
	out.Write(first[:n])
	time.AfterFunc(time.Duration(rand.IntN(120_000))*time.Microsecond, func() { cmd.Process.Kill() })
	if _, err := out.ReadFrom(pipe); err != nil {
		t.Log(err)
	}
	cmd.Wait() // it was killed
	if msg.Len() > 0 {
		t.Fatalf("the child says: %s", msg.String())
	}
	for _, l := range lines(out.Bytes()) {
		n, err := strconv.Atoi(string(l))
		if err != nil || n != from {
			t.Fatalf("the child prints %q, want %d", l, from)
		}
		from++
	}
	return from
}

// verify checks that batches up to acknowledged, or one more, are there and
// nothing else, and returns how many.
func (b Backend) verify(t *testing.T, address string, acknowledged int) int {
	t.Helper()
	s := b.open(t, address)
	defer s.Close()
	b.Hold(t, address)() // a server may still be at the last transaction
	kept := Whole(t, s)
	WholeIndex(t, s)
	n := len(kept) / childBatch
	if len(kept)%childBatch != 0 || n != acknowledged && n != acknowledged+1 {
		t.Fatalf("%d documents are there, want %d batches of %d or one more", len(kept), acknowledged, childBatch)
	}
	for i := range n * childBatch {
		want := Document(i)
		if i%10 == 0 && i < (n-1)*childBatch {
			want = Revised(i)
		}
		r := kept[store.Identify(want).Key]
		if r == nil {
			t.Fatalf("document %d is missing", i)
		}
		if i < (acknowledged-3)*childBatch {
			continue // compared after an earlier kill
		}
		if err := Same(r.Doc, want); err != nil {
			t.Fatalf("document %d: %v", i, err)
		}
	}
	return n
}

// badNumber is one that JSON cannot hold.
func badNumber() float64 { return math.NaN() }
