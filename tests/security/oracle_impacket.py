#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Compares binary descriptors with impacket (python3-impacket): TAP on standard output."""
from oracle import DATA_SAMPLES, SAMPLES, Ours, Tap, generator, random_acl, random_descriptor, skip

try:
    from impacket.ldap import ldaptypes
except ImportError:
    skip("python3-impacket is not installed")


def aces_of(letter, acl):
    """The entries of a list in the form of sd_oracle."""
    if not acl:
        return []
    return ["%s:%d:%d:%d:%s:%s" % (letter, ace["AceType"], ace["AceFlags"], ace["Ace"]["Mask"]["Mask"],
                                   ace["Ace"]["Sid"].formatCanonical(), data_of(ace["Ace"]).hex()) for ace in acl.aces]


def data_of(body):
    """What follows the SID: a condition or an attribute."""
    for field in ("ApplicationData", "AttributeData"):
        if field in body.fields:
            return bytes(body[field])
    return b""


def their_aces(data):
    descriptor = ldaptypes.SR_SECURITY_DESCRIPTOR(data)
    return aces_of("D", descriptor["Dacl"]) + aces_of("S", descriptor["Sacl"])


def owner_of(data):
    sid = ldaptypes.SR_SECURITY_DESCRIPTOR(data)["OwnerSid"]
    return "O:" + sid.formatCanonical() if sid else ""


def rebuilt(data):
    return ldaptypes.SR_SECURITY_DESCRIPTOR(data).getData()


def main():
    tap, ours, rng = Tap(), Ours(), generator()
    for text in SAMPLES + DATA_SAMPLES:
        if text.startswith("S:"):
            continue                    # the known difference below
        data = ours.value("sddl", text)
        theirs = their_aces(bytes.fromhex(data))
        tap.ok(ours.ask("aces", data)[1:] == theirs, "same entries: " + text[:60], (ours.ask("aces", data), theirs))
    texts = [random_descriptor(rng) for _ in range(200)]
    data = [ours.value("sddl", text) for text in texts]
    tap.none_of([text for text, item in zip(texts, data)
                 if ours.ask("aces", item)[1:] != their_aces(bytes.fromhex(item))],
                "same entries of %d generated descriptors" % len(texts))
    tap.none_of([text for text, item in zip(texts, data)
                 if bytes.fromhex(ours.value("sddl", owner_of(bytes.fromhex(item))))[20:] not in bytes.fromhex(item)],
                "same owners")
    # impacket lays owner and group out in another order, so bytes are compared without them.
    lists = [ours.value("sddl", random_acl(rng)) for _ in range(200)]
    tap.none_of([item for item in lists if rebuilt(bytes.fromhex(item)).hex() != item],
                "impacket rebuilds %d lists to the same bytes" % len(lists))
    tap.none_of([text for text, item in zip(texts, data)
                 if ours.value("text", rebuilt(bytes.fromhex(item)).hex()) != ours.value("text", item)],
                "we read what impacket rebuilds, in its own order, as the same descriptor")
    sacl_alone = bytes.fromhex(ours.value("sddl", "S:(AU;SA;CC;;;WD)"))
    tap.ok(their_aces(sacl_alone) == [] and len(ours.ask("aces", sacl_alone.hex())) == 2,
           "known difference: impacket reads nothing of a descriptor that has a SACL alone")
    tap.done()


main()
