package main

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// program builds the program into a folder of the test.
func program(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "sijil")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("build: %v: %s", err, out)
	}
	return bin
}

// service is sijil serve as it runs.
type service struct {
	*testing.T
	cmd  *exec.Cmd
	addr string // with its scheme
	said chan string
}

var listening = regexp.MustCompile(`listening on (https?://\S+)`)

func start(t *testing.T, bin string, args ...string) *service {
	t.Helper()
	s := &service{T: t, cmd: exec.Command(bin, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...), said: make(chan string, 1000)}
	out, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.cmd.Process.Kill(); s.cmd.Wait() })
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			select {
			case s.said <- lines.Text():
			default:
			}
		}
		close(s.said)
	}()
	s.addr = listening.FindStringSubmatch(s.await("listening on"))[1]
	return s
}

// await waits for a line of the log.
func (s *service) await(part string) string {
	s.Helper()
	limit := time.After(time.Minute)
	for {
		select {
		case line, ok := <-s.said:
			if strings.Contains(line, part) {
				return line
			}
			if !ok {
				s.Fatalf("it ended without saying %q", part)
			}
		case <-limit:
			s.Fatalf("it did not say %q", part)
		}
	}
}

func (s *service) post(path string, body any) {
	s.Helper()
	b, err := json.Marshal(body)
	if err != nil {
		s.Fatal(err)
	}
	resp, err := http.Post(s.addr+path, "application/json", bytes.NewReader(b))
	if err != nil {
		s.Fatal(err)
	}
	defer resp.Body.Close()
	if answer, _ := io.ReadAll(resp.Body); resp.StatusCode/100 != 2 {
		s.Fatalf("%s: %d %s", path, resp.StatusCode, answer)
	}
}

// TestAlertsOutlive: what was acknowledged is told, though the receiver failed
// and the program was killed in between.
func TestAlertsOutlive(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds and kills the program")
	}
	well, tries := atomic.Bool{}, make(chan string, 100)
	hook := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if !well.Load() {
			w.WriteHeader(http.StatusBadGateway)
			body = nil
		}
		tries <- r.Header.Get("webhook-id") + " " + string(body)
	}))
	defer hook.Close()
	bin, file := program(t), filepath.Join(t.TempDir(), "test.db")
	s := start(t, bin, "--store", file, "--allow-private")
	s.post("/api/v1/alerts", map[string]any{"name": "x", "way": "webhook", "url": hook.URL, "filters": map[string][]string{"type": {"ACCUSE"}}})
	s.post("/api/v1/documents", map[string]any{"text": "اتهمت واشنطن بكين بتزويد روسيا بالأسلحة.", "url": "https://news.example/1", "published": "2023-03-01", "lang": "ar"})
	first := receive(t, tries)
	s.cmd.Process.Signal(syscall.SIGKILL)
	s.cmd.Wait()
	well.Store(true)
	start(t, bin, "--store", file, "--allow-private")
	for {
		got := receive(t, tries)
		id, body, _ := strings.Cut(got, " ")
		if body == "" { // a try that was under way
			continue
		}
		if id != strings.TrimSpace(first) || !strings.Contains(body, `"type":"ACCUSE"`) {
			t.Errorf("message %s after %s", got, first)
		}
		return
	}
}

func receive(t *testing.T, from chan string) string {
	t.Helper()
	select {
	case s := <-from:
		return s
	case <-time.After(3 * time.Minute): // a message that was being sent is ours again after two
		t.Fatal("no message came")
		return ""
	}
}

// certify writes a certificate of its own with a serial number.
func certify(t *testing.T, cert, key string, serial int64) {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	x := &x509.Certificate{SerialNumber: big.NewInt(serial), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, x, x, &k.PublicKey, k)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		t.Fatal(err)
	}
	for name, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: der}, key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(name, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestServeTLS: by TLS, with HTTP/2, and a certificate that is exchanged.
func TestServeTLS(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	certify(t, cert, key, 1)
	s := start(t, program(t), "--store", filepath.Join(dir, "test.db"), "--tls-cert", cert, "--tls-key", key)
	if !strings.HasPrefix(s.addr, "https://") {
		t.Fatalf("address %s", s.addr)
	}
	serial := func() int64 {
		c := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}, ForceAttemptHTTP2: true, DisableKeepAlives: true}}
		resp, err := c.Get(s.addr + "/healthz")
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK || resp.ProtoMajor != 2 {
			t.Errorf("%s %s", resp.Proto, resp.Status)
		}
		return resp.TLS.PeerCertificates[0].SerialNumber.Int64()
	}
	if n := serial(); n != 1 {
		t.Errorf("serial number %d", n)
	}
	certify(t, cert, key, 2)
	s.cmd.Process.Signal(syscall.SIGHUP)
	s.await("read again")
	if n := serial(); n != 2 {
		t.Errorf("serial number %d after SIGHUP", n)
	}
}
