package io.slotkeeper.inventory.connector.vsphere.vim;

/**
 * How much of an answer is taken; its length and time are limited by the {@link Endpoint}. The numbers are generous for
 * the largest vCenter that VMware supports (2,500 hosts, 40,000 virtual machines) and small for a heap.
 *
 * @param depth nested elements; answers that we ask for have about 15
 * @param names different names of elements, attributes and namespaces; the parser keeps each one
 * @param tokenBytes one tag, comment or piece of markup, which the parser holds in memory
 * @param attributes of one element
 * @param elements of one value that is held in memory, such as all that is asked about one host
 * @param textChars text of one value that is held in memory
 * @param updates objects in one answer to a wait; vCenter's own limit is 100
 * @param rounds pages of one retrieval, and truncated updates one after another
 */
record Limits(
        int depth, int names, int tokenBytes, int attributes, int elements, int textChars, int updates, int rounds) {
    static final Limits DEFAULT = new Limits(64, 10_000, 1 << 20, 32, 200_000, 8 << 20, 100, 10_000);
}
