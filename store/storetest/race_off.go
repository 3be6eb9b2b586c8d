//go:build !race

package storetest

// raceDetector tells whether the tests run with it.
const raceDetector = false
