#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""
Compares SDDL, bytes and the access check with Samba (python3-samba, 4.17): TAP on standard output.

Where Samba and MS-DTYP differ we follow MS-DTYP. The differences are listed in DIFFERENCES, and each is tested
from both sides, so that one that goes away is noticed.
"""
from oracle import ALIASES, DOMAIN, SAMPLES, Ours, Tap, generator, random_descriptor, random_token, skip

try:
    import samba
    import samba.security
    from samba import NTSTATUSError
    from samba.dcerpc import security
    from samba.ndr import ndr_pack, ndr_unpack
except ImportError:
    skip("python3-samba is not installed")

DENIED = 0xC0000022
ALWAYS_REVISION_4 = "Samba gives every list revision 4; MS-DTYP 2.4.5 asks for that only with object entries"

# SDDL that Samba reads otherwise: text, what Samba makes of it (a mask, None for refusal), why we do not.
DIFFERENCES = [
    ("D:(A;;0X1;;;WD)", 0, "Samba takes 0X for no number, and an unknown right for no right"),
    ("D:(A;;010;;;WD)", 0, "Samba reads no octal numbers"),
    ("D:(A;;16;;;WD)", 0, "Samba reads no decimal numbers"),
    ("D:(A;;FA;;;WD)", 0x1FF, "Samba's FA is 0x1FF; SecAuthZ and MS-DTYP say 0x1F01FF"),
    ("D:(A;;KA;;;WD)", None, "Samba refuses KA"),
    ("D:(A;;KR;;;WD)", None, "Samba refuses KR"),
    ("D:(A;;KW;;;WD)", None, "Samba refuses KW"),
    ("D:(A;;KX;;;WD)", None, "Samba refuses KX"),
    ("D:NO_ACCESS_CONTROL", None, "Samba has no NULL DACL in SDDL"),
    ("S:(ML;;NW;;;LW)", None, "Samba has no mandatory labels in SDDL"),
    ("D:(XA;;CC;;;WD;(a))", None, "Samba 4.17 has no conditional entries"),
    ('S:(RA;;;;;WD;("x",TI,0,1))', None, "Samba 4.17 has no resource attributes"),
    ("D: (A;;CC;;;WD)", None, "Samba refuses white space before an entry"),
    ("O:S-1-0x5-18", None, "Samba refuses a small authority in hexadecimal"),
]

# SDDL that we refuse and Samba takes.
REFUSED = [
    ("D:(A;;cc;;;WD)", "small letters are no rights: Samba grants nothing without a word"),
    ("D:(a;;CC;;;WD)", "Samba takes small letters for the type; WMI does not"),
    ("D:(A;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;WD)", "Samba drops the GUID of an entry that cannot have one"),
]


def samba_bytes(text):
    try:
        return bytes(ndr_pack(security.descriptor.from_sddl(text, security.dom_sid(DOMAIN))))
    except TypeError:
        return None


def same_but_revision(ours, theirs):
    """Equal bytes after the revision of each of our lists is made Samba's."""
    if ours is None or theirs is None:
        return ours == theirs
    ours = bytearray.fromhex(ours)
    for field in (12, 16):
        offset = int.from_bytes(ours[field:field + 4], "little")
        if offset:
            ours[offset] = 4
    return bytes(ours) == theirs


def samba_token(sids):
    token = security.token()
    token.sids = [security.dom_sid(sid) for sid in sids]
    token.num_sids = len(sids)
    return token


def samba_access(data, sids, mask):
    """Whether it is allowed, and what is granted."""
    try:
        return True, samba.security.access_check(ndr_unpack(security.descriptor, data), samba_token(sids), mask)
    except NTSTATUSError as error:
        if error.args[0] & 0xFFFFFFFF != DENIED:
            raise
        return False, 0


def compare_text(tap, ours):
    tap.none_of([alias for alias in ALIASES
                 if not same_but_revision(ours.value("sddl", "O:" + alias), samba_bytes("O:" + alias))],
                "all %d aliases stand for Samba's SIDs" % len(ALIASES))
    for text in SAMPLES:
        tap.ok(same_but_revision(ours.value("sddl", text), samba_bytes(text)), "same bytes: " + text[:60],
               (ours.ask("sddl", text), samba_bytes(text)))
    rng = generator()
    texts = [random_descriptor(rng) for _ in range(300)]
    tap.none_of([text for text in texts if not same_but_revision(ours.value("sddl", text), samba_bytes(text))],
                "same bytes of %d generated texts" % len(texts))
    tap.none_of([text for text in texts if not round_trip(ours, text)],
                "what either writes as text, the other reads as the same bytes")


def round_trip(ours, text):
    data = ours.value("sddl", text)
    theirs = ndr_unpack(security.descriptor, bytes.fromhex(data)).as_sddl(security.dom_sid(DOMAIN))
    return ours.value("sddl", theirs) == data and same_but_revision(data, samba_bytes(ours.value("text", data)))


def access_cases(count, owner_rights):
    rng = generator()
    for _ in range(count):
        mask = 0
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            mask |= rng.choice([0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x10000, 0x20000, 0x40000, 0x80000, 0x60000])
        mask = rng.choice([mask, mask, mask, mask | 0x2000000, 0x2000000])
        yield random_descriptor(rng, owner_rights), random_token(rng), mask


def compare_access(tap, ours, count, owner_rights, words):
    failures, allowed, maximum_empty = [], 0, 0
    for text, sids, mask in access_cases(count, owner_rights):
        data = ours.value("sddl", text)
        answer = ours.ask("access", data, hex(mask), *sids)
        mine = (answer[1] == "1", int(answer[2]) if answer[1] == "1" else 0)
        theirs = samba_access(bytes.fromhex(data), sids, mask)
        if mask == 0x2000000 and theirs == (True, 0):
            # MAXIMUM_ALLOWED that is nothing: Samba succeeds with nothing, we refuse.
            maximum_empty += 1
            theirs = (False, 0)
        allowed += mine[0]
        if mine != theirs:
            failures.append((text, sids, hex(mask), "ours", mine, "Samba", theirs))
    tap.none_of(failures, "%d access checks %s: %d allowed, %d with an empty maximum" % (count, words, allowed,
                                                                                       maximum_empty))


def compare_differences(tap, ours):
    for text, mask, why in DIFFERENCES:
        data = samba_bytes(text)
        found = None if data is None else ndr_unpack(security.descriptor, data).dacl.aces[0].access_mask
        tap.ok(ours.value("sddl", text) is not None and found == mask, "known difference: " + why, found)
    for text, why in REFUSED:
        tap.ok(ours.value("sddl", text) is None and samba_bytes(text) is not None, "known difference: " + why)
    tap.ok(samba_bytes("D:")[20] == 4 and bytes.fromhex(ours.value("sddl", "D:"))[20] == 2,
           "known difference: " + ALWAYS_REVISION_4)
    data = ours.value("sddl", "O:BAG:BA")
    tap.ok(ours.ask("access", data, "0x1", "S-1-5-18")[1] == "1" and
           not samba_access(bytes.fromhex(data), ["S-1-5-18"], 0x1)[0],
           "known difference: without a DACL Samba denies unless DP is set; MS-DTYP 2.5.3.2 grants")


def main():
    tap, ours = Tap(), Ours()
    compare_text(tap, ours)
    compare_access(tap, ours, 1000, False, "without OWNER RIGHTS")
    compare_access(tap, ours, 500, True, "with OWNER RIGHTS")
    compare_differences(tap, ours)
    tap.done()


main()
