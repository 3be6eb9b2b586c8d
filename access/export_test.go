package access

import "time"

// SetClock makes the keeper tell another time.
func (k *Keeper) SetClock(now func() time.Time) { k.now = now }
