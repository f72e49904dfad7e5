# SPDX-License-Identifier: MIT
"""What the comparisons with other readers of security descriptors share: our side, TAP, and generated cases."""
import os
import random
import subprocess
import sys

# Canonical SDDL in use: WMI namespaces, WinRM, DCOM, directory objects.
SAMPLES = """
O:BAG:BAD:(A;CI;CCDCLCSWRPWPRCWD;;;BA)(A;CI;CCDCRP;;;NS)(A;CI;CCDCRP;;;LS)(A;CI;CCDCRP;;;AU)
O:BAG:BAD:AI(A;;CCWPRC;;;MU)(A;;CCWPRC;;;LU)(A;CIID;CCDCLCSWRPWPRCWD;;;BA)(A;CIID;CCDCRP;;;NS)
O:BAG:BAD:(A;CI;CCDCRCWD;;;WD)
O:BAG:BAD:P(A;;CCDCLCSWRPWPRCWD;;;BA)S:(AU;SAFA;CCDCLCSWRPRCWD;;;WD)
O:NSG:BAD:P(A;;GA;;;BA)(A;;GR;;;IU)S:P(AU;FA;GA;;;WD)(AU;SA;GXGW;;;WD)
O:BAG:BAD:(A;;CCDCLCSWRP;;;BA)(A;;CCDCSW;;;WD)(A;;CCDCLCSWRP;;;S-1-5-32-562)
O:BAG:BAD:(A;;CC;;;BA)
D:(A;;LO;;;BA)
O:SYG:SY
D:P
D:(D;OICINPIO;CC;;;WD)(A;;CC;;;BA)
D:(OA;CI;RPWP;bf967aba-0de6-11d0-a285-00aa003049e2;;SY)
D:(OD;;CR;;bf967a86-0de6-11d0-a285-00aa003049e2;PS)(OA;;CR;;;PS)
S:(OU;SA;WP;bf967aba-0de6-11d0-a285-00aa003049e2;bf967a86-0de6-11d0-a285-00aa003049e2;WD)
O:DAG:DUD:(A;;CCDCLCSWRPWPDTLOCRSDRCWDWO;;;EA)
D:(A;;0x1200a9;;;BU)(A;;FR;;;WD)(A;;FW;;;AU)(A;;FX;;;IU)
""".split()

# The same with entries that carry data: conditions and attributes.
DATA_SAMPLES = """
D:(XA;;FX;;;WD;(Title=="VP"))
D:(XD;;CC;;;WD;(!(Member_of{SID(BA)})))(ZA;;RP;bf967aba-0de6-11d0-a285-00aa003049e2;;WD;(@User.a))
D:S:(XU;SAFA;GA;;;WD;(@Resource.Level>=3))(RA;CI;;;;WD;("Project",TS,0,"Windows","SQL"))
D:S:(ML;;NW;;;LW)(SP;;;;;S-1-17-1)
""".split()

ALIASES = """DA DG DU ED DD DC BA BG BU LA LG AO BO PO SO AU PS CO CG SY PU WD RE IU NU SU RC WR AN SA CA RS EA PA RU LS
NS RD NO MU LU IS CY OW ER RO CD AC RA ES MS UD HA CN AA RM LW ME MP HI SI""".split()

DOMAIN = "S-1-5-21-1-2-3"

PRINCIPALS = ["S-1-1-0", "S-1-5-11", "S-1-5-18", "S-1-5-20", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-546",
              DOMAIN + "-500", DOMAIN + "-1104", DOMAIN + "-1105"]

RIGHTS = ["CC", "DC", "LC", "SW", "RP", "WP", "DT", "LO", "CR", "SD", "RC", "WD", "WO"]


class Ours:
    """Our side: the program sd_oracle, asked line by line."""

    def __init__(self):
        path = os.environ.get("SD_ORACLE", "tests/security/sd_oracle")
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8")

    def ask(self, *fields):
        self.process.stdin.write("\t".join(fields) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().rstrip("\n").split("\t")

    def value(self, *fields):
        """The first field of a good answer, None for an error."""
        answer = self.ask(*fields)
        return answer[1] if answer[0] == "ok" else None


class Tap:
    """Test Anything Protocol on standard output."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def ok(self, good, words, detail=""):
        self.count += 1
        self.failed += not good
        print("%sok %d - %s" % ("" if good else "not ", self.count, words))
        if not good and detail:
            print("# " + str(detail).replace("\n", "\n# "))

    def none_of(self, failures, words):
        """One line for many cases: good when the list of failures is empty."""
        self.ok(not failures, words, "\n".join(map(str, failures[:5])))

    def done(self):
        print("1..%d" % self.count)
        sys.exit(1 if self.failed else 0)


def skip(reason):
    print("1..0 # SKIP " + reason)
    sys.exit(0)


def random_acl(rng, owner_rights=False):
    """A DACL of up to eight entries in SDDL."""
    aces = []
    for _ in range(rng.randint(0, 8)):
        who = rng.choice(PRINCIPALS + ["S-1-3-4"] * 3 if owner_rights else PRINCIPALS)
        rights = "".join(sorted(rng.sample(RIGHTS, rng.randint(1, 6)), key=RIGHTS.index))
        flags = rng.choice(["", "", "", "CI", "CIIO", "OICI", "CINP", "ID", "IO"])
        aces.append("(%s;%s;%s;;;%s)" % (rng.choice("AAAD"), flags, rights, who))
    return "D:" + rng.choice(["", "", "P", "AI"]) + "".join(aces)


def random_descriptor(rng, owner_rights=False):
    owner = rng.choice(PRINCIPALS)
    return "O:%sG:%s%s" % (owner, rng.choice(PRINCIPALS), random_acl(rng, owner_rights))


def random_token(rng):
    user = rng.choice([DOMAIN + "-1104", DOMAIN + "-1105", "S-1-5-18"])
    groups = rng.sample(PRINCIPALS[:7], rng.randint(1, 6))
    return [user] + groups


def generator():
    """Always the same cases."""
    return random.Random(20240501)
