/*
 * Copyright (c) 2026 The e-tjänstekort suite authors.
 * SPDX-License-Identifier: EPL-2.0
 *
 * A USB bus made of files: preloaded into pcscd it stands in for libudev, so that readers come and go through pcscd's own
 * hot-plug code. The bus is the folder RIG_BUS; a file in it is a device, whose one line holds vendor, product, serial number
 * and the folder of the reader. A datagram "add FILE" or "remove FILE" to the socket .events in it is an event.
 *
 * Of libudev only what pcscd calls is here, each function with libudev's own signature.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

struct udev {
    int unused;
};

struct udev_monitor {
    int events;
};

struct udev_device {
    char name[64];
    char action[16];
    char vendor[8];
    char product[8];
    char serial[64];
    char folder[96];
};

struct udev_list_entry {
    char name[64];
    struct udev_list_entry *next;
};

struct udev_enumerate {
    struct udev_list_entry *first;
};

static const char *bus(void)
{
    const char *folder = getenv("RIG_BUS");
    return folder == NULL ? "/run/rig/bus" : folder;
}

/* A device by its file; one that has been removed has no file any more, only its name. */
static struct udev_device *device(const char *name, const char *action)
{
    struct udev_device *device = calloc(1, sizeof *device);
    snprintf(device->name, sizeof device->name, "%s", name);
    snprintf(device->action, sizeof device->action, "%s", action);
    char path[192];
    snprintf(path, sizeof path, "%s/%s", bus(), name);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        if (fscanf(file, "%7s %7s %63s %95s", device->vendor, device->product, device->serial, device->folder) != 4) {
            device->vendor[0] = 0;
        }
        fclose(file);
    }
    return device;
}

struct udev *udev_new(void)
{
    return calloc(1, sizeof(struct udev));
}

struct udev *udev_unref(struct udev *udev)
{
    free(udev);
    return NULL;
}

/* --- events ---------------------------------------------------------------------------------------------------------- */

struct udev_monitor *udev_monitor_new_from_netlink(struct udev *udev, const char *name)
{
    (void) udev;
    (void) name;
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    snprintf(address.sun_path, sizeof address.sun_path, "%s/.events", bus());
    unlink(address.sun_path);
    int events = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (events < 0 || bind(events, (struct sockaddr *) &address, sizeof address) != 0) {
        perror(address.sun_path);
        return NULL;
    }
    struct udev_monitor *monitor = calloc(1, sizeof *monitor);
    monitor->events = events;
    return monitor;
}

int udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor, const char *subsystem,
        const char *type)
{
    (void) monitor;
    (void) subsystem;
    (void) type;
    return 0;
}

int udev_monitor_enable_receiving(struct udev_monitor *monitor)
{
    (void) monitor;
    return 0;
}

int udev_monitor_get_fd(struct udev_monitor *monitor)
{
    return monitor->events;
}

struct udev_monitor *udev_monitor_unref(struct udev_monitor *monitor)
{
    close(monitor->events);
    free(monitor);
    return NULL;
}

struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor)
{
    char event[128];
    char action[16];
    char name[64];
    ssize_t length = recv(monitor->events, event, sizeof event - 1, 0);
    if (length <= 0) {
        return NULL;
    }
    event[length] = 0;
    return sscanf(event, "%15s %63s", action, name) == 2 ? device(name, action) : NULL;
}

/* --- what is there --------------------------------------------------------------------------------------------------- */

struct udev_enumerate *udev_enumerate_new(struct udev *udev)
{
    (void) udev;
    return calloc(1, sizeof(struct udev_enumerate));
}

int udev_enumerate_add_match_subsystem(struct udev_enumerate *enumerate, const char *subsystem)
{
    (void) enumerate;
    (void) subsystem;
    return 0;
}

int udev_enumerate_scan_devices(struct udev_enumerate *enumerate)
{
    struct dirent **found;
    int count = scandir(bus(), &found, NULL, alphasort);
    for (int at = count - 1; at >= 0; at--) {
        if (found[at]->d_name[0] != '.') {
            struct udev_list_entry *entry = calloc(1, sizeof *entry);
            snprintf(entry->name, sizeof entry->name, "%.63s", found[at]->d_name);
            entry->next = enumerate->first;
            enumerate->first = entry;
        }
        free(found[at]);
    }
    if (count >= 0) {
        free(found);
    }
    return 0;
}

struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *enumerate)
{
    return enumerate->first;
}

struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *entry)
{
    return entry->next;
}

const char *udev_list_entry_get_name(struct udev_list_entry *entry)
{
    return entry->name;
}

struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *enumerate)
{
    while (enumerate->first != NULL) {
        struct udev_list_entry *next = enumerate->first->next;
        free(enumerate->first);
        enumerate->first = next;
    }
    free(enumerate);
    return NULL;
}

/* --- devices --------------------------------------------------------------------------------------------------------- */

struct udev_device *udev_device_new_from_syspath(struct udev *udev, const char *path)
{
    (void) udev;
    return device(path, "");
}

/* The interface and the USB device that it belongs to are one here; what is gone has no parent. */
struct udev_device *udev_device_get_parent_with_subsystem_devtype(struct udev_device *device, const char *subsystem,
        const char *type)
{
    (void) subsystem;
    (void) type;
    return device->vendor[0] == 0 ? NULL : device;
}

const char *udev_device_get_devnode(struct udev_device *device)
{
    return device->folder;
}

const char *udev_device_get_sysname(struct udev_device *device)
{
    return device->name;
}

const char *udev_device_get_action(struct udev_device *device)
{
    return device->action[0] == 0 ? NULL : device->action;
}

const char *udev_device_get_property_value(struct udev_device *device, const char *key)
{
    (void) device;
    (void) key;
    return NULL;
}

const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name)
{
    if (strcmp(name, "idVendor") == 0) {
        return device->vendor;
    }
    if (strcmp(name, "idProduct") == 0) {
        return device->product;
    }
    if (strcmp(name, "serial") == 0) {
        return device->serial;
    }
    return strcmp(name, "bInterfaceNumber") == 0 ? "00" : NULL;
}

struct udev_device *udev_device_unref(struct udev_device *device)
{
    free(device);
    return NULL;
}
