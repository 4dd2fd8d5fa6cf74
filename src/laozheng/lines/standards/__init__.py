"""勞動條件: inspections under the Labor Standards Act, fines, the old-system pension reserve.

The labor conditions division visits workplaces, decides on fines, advises employers, and approves
work rules and agreements under article 84-1; workers complain, employers ask for guidance.
"""
