/* SPDX-License-Identifier: MIT */
/* The security descriptors that Windows ships for its own namespaces (windows.def; security-descriptors 3.2). */
#ifndef MOFKIT_NAMESPACE_WINDOWS_H
#define MOFKIT_NAMESPACE_WINDOWS_H

#include <stdbool.h>

#include "base/arena.h"
#include "security/descriptor.h"

enum {
	WINDOWS_NAMESPACES = 0
#define WINDOWS_NAMESPACE(path, aces) +1
#include "namespace/windows.def"
#undef WINDOWS_NAMESPACE
};

/* All of them, read; they live in the arena that was given to windows_read(). */
struct windows_descriptors {
	const struct sd_descriptor *own[WINDOWS_NAMESPACES];      /* without what is inherited; root's first */
	const struct sd_descriptor *whole[WINDOWS_NAMESPACES][2]; /* with it: as explicit and as inherited ACEs */
};

/* Reads the table into the arena. */
void windows_read(struct arena *arena, struct windows_descriptors *descriptors);

/* The descriptor of a namespace's own, "root\cimv2" in any case; NULL if Windows ships none for it. */
const struct sd_descriptor *windows_find(const struct windows_descriptors *descriptors, const char *path);

/* Whether a descriptor is one that Windows ships, written with explicit or with inherited ACEs. */
bool windows_ships(const struct windows_descriptors *descriptors, const struct sd_descriptor *descriptor);

/* The SDDL of root's descriptor, the default of a namespace. Static text. */
const char *windows_default_sddl(void);

#endif
