package service

import "golang.org/x/crypto/bcrypt"

// SealCost is what sealing a secret costs outside tests.
var SealCost = sealCost

func init() { sealCost = bcrypt.MinCost }
