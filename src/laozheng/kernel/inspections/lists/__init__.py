"""The official lists of dispositions, as files bring them and take them away (W- and E- traps)."""
