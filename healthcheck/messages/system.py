"""Why the operating system refused a file, in the reader's language."""

import errno

from healthcheck.messages import phrase
from healthcheck.model.text import Text

_REASONS = {
    errno.EACCES: "reason.no_permission",
    errno.EPERM: "reason.no_permission",
    errno.EROFS: "reason.read_only",
    errno.ENOSPC: "reason.no_space",
    errno.EDQUOT: "reason.no_space",
    errno.EFBIG: "reason.too_large",
    errno.ENOENT: "reason.no_such_place",
    errno.ENAMETOOLONG: "reason.name_too_long",
    errno.ENOTDIR: "reason.not_a_directory",
    errno.EISDIR: "reason.a_directory",
    errno.ELOOP: "reason.link_loop",
}


def reason_of(error: OSError) -> Text | str:
    """Say why the system refused; in the system's own words where they are rare."""
    key = _REASONS.get(error.errno or 0)
    return phrase(key) if key else error.strerror or str(error)
