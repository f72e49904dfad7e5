/* SPDX-License-Identifier: MIT */
/* The titles of the documents that the steps cite. */
#ifndef MOFKIT_ACCESS_SOURCES_H
#define MOFKIT_ACCESS_SOURCES_H

#define S_REMOTE "Securing a Remote WMI Connection"
#define S_ENCRYPTED "Requiring an Encrypted Connection to a Namespace"
#define S_WINRM "Authentication for Remote Connections"
#define S_REMOTING "PowerShell Remoting Security Considerations"
#define S_VISTA "Connecting to WMI Remotely Starting with Vista"
#define S_UAC "User Account Control and WMI"
#define S_TROUBLE "Troubleshooting a Remote WMI Connection"
#define S_ERRORS "WMI Error Constants"
#define S_SETUP "Installation and Configuration for Windows Remote Management"
#define S_METHODS "Authentication Constants"
#define S_HOPS "Multi-Hop Support in WinRM"
#define S_DELEGATION "Connecting to a 3rd Computer: Delegation"
#define S_COM "COM, Access Control Lists"
#define S_INFERRED "no document; inferred from "

#endif
