"""Everything that opens a file somebody gave us: in processes of their own, with bounds on memory, time and answer.

`service` is what other rooms ask. `pool` keeps the processes, `worker` runs in them with the modules that know formats.
"""
