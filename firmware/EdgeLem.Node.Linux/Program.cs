// The node's commands are not here yet: so far this project holds the ports that carry a bus (folder Ports).
await Console.Error.WriteLineAsync("""
    EdgeLem node for Linux.

    Usage: this version has no commands yet. Its ports can be used from other programs and are tested:
    serial line, Modbus TCP and RTU over TCP.
    """);
return 2;
