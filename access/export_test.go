package access

import "time"

// Wait waits until uses are noted.
func (k *Keeper) Wait() { k.noted.Wait() }

// SetClock makes the keeper tell another time.
func (k *Keeper) SetClock(now func() time.Time) { k.now = now }
