/* SPDX-License-Identifier: MIT */
/* The files of tests/rules inside the program: an example for each rule. */
#ifndef MOFKIT_DIAG_EXAMPLE_H
#define MOFKIT_DIAG_EXAMPLE_H

/* MOF that raises the code with this id, or NULL when there is no example. Static. */
const char *diag_example(const char *id);

#endif
