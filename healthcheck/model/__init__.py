"""The words of the field as frozen dataclasses: packs, observations, verdicts, findings. No I/O."""
