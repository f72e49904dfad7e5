/* SPDX-License-Identifier: MIT */
/* The constants of the binary MOF format (binary-mof 1 and 3). */
#ifndef MOFKIT_FORMATS_BMF_LAYOUT_H
#define MOFKIT_FORMATS_BMF_LAYOUT_H

enum {
	BMF_MAGIC = 0x424D4F46, /* "FOMB": begins the file and the plaintext inside it */
	BMF_VERSION = 1,
	BMF_FILE_HEADER = 16,   /* magic, version, compressed and plain size */
	BMF_EXPANDED_SIZE = 12, /* offset of the plain size */
	BMF_PLAIN_HEADER = 20,  /* magic, length, 1, 1, number of objects */

	BMF_OBJECT_HEADER = 20,    /* length, three offsets, kind; offsets count from its end */
	BMF_QUALIFIER_HEADER = 16, /* length, type, name and value offset */
	BMF_PROPERTY_HEADER = 20,  /* length, type, name, value and qualifier offset */

	BMF_CLASS = 0,    /* kinds of objects */
	BMF_INSTANCE = 1, /* parameter objects too */

	BMF_ALIAS = 0x4000, /* added to the type of a value that is an alias */
};

#define BMF_ABSENT 0xFFFFFFFFu              /* an offset to nothing */
#define BMF_FLAVOR_MAGIC "BMOFQUALFLAVOR11" /* 16 bytes, begins the flavor part */

#endif
