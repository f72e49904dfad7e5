/* SPDX-License-Identifier: MIT */
/* A table of what a driver or firmware offers through WMI: GUIDs, objects, methods and their parameters. */
#ifndef MOFKIT_FORMATS_METHODS_METHODS_H
#define MOFKIT_FORMATS_METHODS_METHODS_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "formats/containers/containers.h"
#include "model/block.h"
#include "model/unit.h"

/*
 * Appends a table with a row for each method, data block and event of the classes with the WMI qualifier: GUID, object,
 * method id, name, input, output. The object is how ACPI firmware names it, where `objects` has the GUID: WMxx for
 * methods, WQxx and WSxx for data, the value of the notification for events; "-" for what is unknown or missing. Names
 * are safe to print. An id beyond a byte is hexadecimal: firmware has such of four letters. Never fails.
 */
void methods_write_table(const struct cim_unit *const *units, size_t count, const struct wmi_object *objects,
			 size_t object_count, struct buffer *out);

/* The same without objects, as a format. */
bool methods_write(const struct cim_unit *const *units, size_t count, struct diag_sink *sink, struct buffer *out);

/* The object of a GUID; NULL if there is none. */
const struct wmi_object *methods_find_object(const struct wmi_object *objects, size_t count, const struct guid *guid);

/* Appends a GUID in capital letters, as Linux names devices: the folder of /sys/bus/wmi/devices has this name. */
void methods_put_guid(const struct guid *guid, struct buffer *out);

/* Appends the name of an object: "WMAA" of a class with methods, "WQAA" of data, "event 0x80". */
void methods_put_object(const struct wmi_object *object, const struct cim_block *block, struct buffer *out);

#endif
