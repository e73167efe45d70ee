"""The words of the field as frozen structs: packs, observations, verdicts, findings. No I/O."""
